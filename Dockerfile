# One image for the application, the worker and the migrations; the command says which.
FROM node:24-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm install --no-save --no-audit --no-fund
COPY schema.graphql /src/schema.graphql
COPY web ./
RUN npm run build

FROM python:3.13-slim AS packages
COPY requirements.lock .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.13-slim
# Its files belong to root: what answers the network cannot change the program.
RUN useradd --system --uid 10001 --create-home trunkline && install -d -o trunkline /data/files /data/backups /data/work
# pg_dump and pg_restore have to be of the server's version; Debian's own are older.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-common ca-certificates \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y --no-install-recommends postgresql-client-18 && rm -rf /var/lib/apt/lists/*
COPY --from=packages /venv /venv
WORKDIR /app
COPY api api
COPY worker worker
COPY migrations migrations
COPY --from=web /src/web/dist web/dist
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER trunkline
EXPOSE 8000
CMD ["python", "-m", "api.serve", "--host", "0.0.0.0"]
