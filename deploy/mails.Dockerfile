# The mail catcher of the development environment; a real mail server takes its place in production.
FROM python:3.13-slim
COPY requirements-dev.lock .
# Of the development packages it needs one and what that needs, with the hashes of the lock file.
RUN python - <<'PY' && pip install --no-cache-dir --require-hashes -r mails.lock
import re
lock = open("requirements-dev.lock").read()
names = ("aiosmtpd", "atpublic", "attrs")
with open("mails.lock", "w") as file:
    file.writelines(re.search(rf"^{name}==.*\n(?:[ \t].*\n?)*", lock, re.M).group() for name in names)
PY
WORKDIR /app
COPY dev dev
RUN useradd --system --uid 10001 mails && install -d -o mails /mail
USER mails
EXPOSE 8025 8026
CMD ["python", "-m", "dev.mailcatcher", "--folder", "/mail", "--host", "0.0.0.0"]
