# make run   open the kiosk with the simulated board      make test   everything that must hold
# make check format, lint, types, layers, docs            make lock   pin the newest versions
# make soak  the board's line under damage, and hours of it, for some minutes
# make firmware   build the firmware of the board (hardware_drivers/firmware flashes it)
PY := .venv/bin/python

.PHONY: run test check soak environment lock firmware clean

run: environment
	@$(PY) -m kiosk

test: check
	@sh .ci/system-packages xvfb xdotool gcc-avr avr-libc binutils-avr libsimavr-dev libelf-dev gcc libc6-dev
	@echo "evenkeel: running the tests"
	@$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: environment
	@echo "evenkeel: format, lint, types, layers, docs"
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-cache
	@$(PY) -m pytest tests/docs

soak: environment
	@echo "evenkeel: a million damaged frames and 100 MB of garbage, then eight hours with 200 unplugs"
	@$(PY) -m tests.faults.soak_wire
	@$(PY) -m tests.faults.soak_stream

environment:
	@sh .ci/environment

lock: environment
	.venv/bin/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --universal \
		--python-version 3.11 --group dev pyproject.toml -o requirements.lock

firmware:
	@sh .ci/system-packages gcc-avr avr-libc binutils-avr
	@$(MAKE) --no-print-directory -C hardware_drivers/firmware

clean:
	rm -rf .venv build dist *.egg-info
