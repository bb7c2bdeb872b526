"""A damped oscillator, stepped exactly: the building block of sway, leaning and recovery."""

import math


class Oscillator:
    """A mass on a spring with a damper, driven by a target, a push or noise.

    The step is the exact solution over the interval, so behaviour does not depend on the rate.

    Parameters
    ----------
    natural_hz : float
        Undamped frequency.
    damping : float
        Damping ratio, below 1.
    dt_s : float
        Length of a step.

    Attributes
    ----------
    position, velocity : float
    """

    __slots__ = ("_driven", "_vv", "_vx", "_xv", "_xx", "position", "velocity")

    def __init__(self, natural_hz: float, damping: float, dt_s: float) -> None:
        self.position = 0.0
        self.velocity = 0.0
        omega = 2 * math.pi * natural_hz
        decay = damping * omega
        ringing = omega * math.sqrt(1 - damping * damping)
        fade, sine, cosine = math.exp(-decay * dt_s), math.sin(ringing * dt_s), math.cos(ringing * dt_s)
        self._xx = fade * (cosine + decay / ringing * sine)
        self._xv = fade * sine / ringing
        self._vx = -fade * omega * omega / ringing * sine
        self._vv = fade * (cosine - decay / ringing * sine)
        self._driven = self._stationary_noise(omega)

    def _stationary_noise(self, omega: float) -> tuple[float, float, float]:
        """Return the Cholesky factor of the noise per step that keeps a position of variance 1.

        Driven by white noise, position and velocity are uncorrelated with variances 1 and omega squared; what a step
        forgets of that, ``P - A P A'``, the noise has to put back.
        """
        w2 = omega * omega
        q_xx = 1 - self._xx**2 - w2 * self._xv**2
        q_xv = -self._xx * self._vx - w2 * self._xv * self._vv
        q_vv = w2 - self._vx**2 - w2 * self._vv**2
        a = math.sqrt(max(q_xx, 0.0))
        b = q_xv / a if a else 0.0
        return a, b, math.sqrt(max(q_vv - b * b, 0.0))

    def step(self, target: float = 0.0) -> float:
        """Move one step towards a target and return the position."""
        x, v = self.position - target, self.velocity
        self.position = target + self._xx * x + self._xv * v
        self.velocity = self._vx * x + self._vv * v
        return self.position

    def wander(self, noise_x: float, noise_v: float) -> float:
        """Move one step driven by two standard normal numbers; the position has standard deviation 1."""
        a, b, c = self._driven
        x, v = self.position, self.velocity
        self.position = self._xx * x + self._xv * v + a * noise_x
        self.velocity = self._vx * x + self._vv * v + b * noise_x + c * noise_v
        return self.position
