"""What is checked in: locked dependencies without addresses, containers that fit their schema, the tools' own rules."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from dev import browser, install, requirements, steps
from dev.steps import ROOT, StepFailedError

LOCKS = ["requirements.lock", "requirements-dev.lock"]
NODE = ("web", "benchmarks/reads/postgraphile")
NODE_LOCKS = [f"{folder}/{name}" for folder in NODE for name in ("package-lock.json", ".npmrc")]


@pytest.mark.parametrize("name", [*LOCKS, *NODE_LOCKS])
def test_locked_dependencies_name_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    # A package's own home page and funding links are no place to load it from.
    if name.endswith(".json"):
        packages = json.loads(text)["packages"].values()
        assert not [package for package in packages if "resolved" in package]
        text = json.dumps([{key: package.get(key) for key in ("version", "integrity")} for package in packages])
    assert not re.search(r"://|index-url|find-links|registry=", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_python_package_is_pinned_with_hashes(name: str) -> None:
    lines = (ROOT / name).read_text().splitlines()
    heads = [number for number, line in enumerate(lines) if line and not line.startswith((" ", "#"))]
    assert len(heads) > 40
    for number in heads:
        assert re.match(r"[a-z0-9.\-\[\]]+==[^ ]+ ", lines[number]), lines[number]
        assert lines[number + 1].strip().startswith("--hash=sha256:"), lines[number]


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    wanted = re.findall(
        r'^  "([a-zA-Z0-9.\-]+)', (ROOT / "pyproject.toml").read_text().split("[tool.")[0], re.MULTILINE
    )
    locked = (ROOT / "requirements-dev.lock").read_text().lower()
    for name in wanted:
        assert re.search(rf"^{re.escape(name.lower().replace('.', '-'))}(\[\w+\])?==", locked, re.MULTILINE), name
    assert "uv==" in install._locked("uv")
    assert "--hash=sha256:" in install._locked("uv")


def test_the_compose_file_fits_its_schema() -> None:
    checked = subprocess.run(
        [Path(sys.executable).with_name("check-jsonschema"), "--builtin-schema", "vendor.compose-spec",
         ROOT / "docker-compose.yml"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout


def test_containers_have_replicas_health_and_no_secret() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    services = YAML(typ="safe").load(text)["services"]
    assert {"postgres", "valkey", "migrate", "api", "worker", "proxy", "mails"} <= set(services)
    assert services["api"]["deploy"]["replicas"].startswith("${API_REPLICAS")
    assert services["worker"]["deploy"]["replicas"].startswith("${WORKER_REPLICAS")
    for name in ("postgres", "valkey", "api", "worker", "proxy"):
        assert "healthcheck" in services[name], name
    for secret in re.findall(r"(?:PASSWORD|SECRET_KEY): (.*)", text):
        assert secret.startswith("${"), secret
    # Whatever the README lets an operator set reaches the containers, where nothing but /data and /tmp is writable.
    documented = set(
        re.findall(r"`([A-Z_]+)`", (ROOT / "README.md").read_text().split("| variable |")[1].split("\n\n")[0])
    )
    assert documented == set(services["api"]["environment"])
    assert Path(services["worker"]["environment"]["WORKER_HEALTH_FILE"]).parts[1] == "tmp"
    # Only the proxy is for everybody.
    assert {name for name, service in services.items() if "ports" in service} == {"proxy", "mails"}
    assert services["mails"]["ports"][0].startswith("127.0.0.1:")
    assert "server api:8000 resolve" in (ROOT / "deploy/nginx.conf").read_text()


def test_the_requirements_report_finds_lines_and_marks() -> None:
    document = "# x\n- ACC-01 Staff sign in.\n- RSK-03a Proof of the deposit.\n- not one\n"
    assert requirements.required(document) == {"ACC-01": "Staff sign in.", "RSK-03a": "Proof of the deposit."}
    tests = (
        "import pytest\npytestmark = [pytest.mark.req('SLA-01')]\n"
        "@pytest.mark.req('ACC-01', 'ACC-02')\nasync def test_a(): ...\n"
        "class TestB:\n    @pytest.mark.req('LEA-05')\n    def test_c(self): ...\n"
    )
    assert sorted(requirements.marked(tests)) == [
        ("ACC-01", "test_a"), ("ACC-02", "test_a"), ("LEA-05", "test_c"), ("SLA-01", "*"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "passes"), [("assert True", True), ("pytest.skip('later')", False), ("pytest.xfail('x')", False)]
)
def test_a_skipped_test_fails_the_run(tmp_path: Path, body: str, passes: bool) -> None:  # noqa: FBT001 - a parameter
    (tmp_path / "test_it.py").write_text(f"import pytest\n\ndef test_it():\n    {body}\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "dev.pytest_noskip", "-c", "/dev/null", tmp_path],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode == 0) is passes, done.stdout
    assert ("not allowed here" in done.stdout) is not passes


def test_a_step_is_done_once_and_again_when_its_sources_change(tmp_path: Path) -> None:
    source, stamp, done = tmp_path / "source", tmp_path / "stamp", []
    for text, expected in (("a", True), ("a", False), ("b", True)):
        source.write_text(text)
        assert steps.once(stamp, steps.fingerprint([source]), "step", lambda: done.append(1)) is expected
    assert len(done) == 2


def test_a_failed_step_shows_the_end_of_what_it_printed(tmp_path: Path) -> None:
    with pytest.raises(StepFailedError, match=r"ended with 3:\nreason"):
        steps.call([sys.executable, "-c", "print('reason'); raise SystemExit(3)"], folder=tmp_path)


def test_the_browser_that_is_named_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert browser.chromium() == sys.executable
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "missing"))
    with pytest.raises(FileNotFoundError, match="does not exist"):
        browser.chromium()
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(browser, "APPLICATIONS", ())
    monkeypatch.setenv("HOME", str(tmp_path))
    own = tmp_path / ".cache/ms-playwright/chromium-1200/chrome-linux64/chrome"
    own.parent.mkdir(parents=True)
    own.touch(0o755)
    assert browser.chromium() == str(own)
