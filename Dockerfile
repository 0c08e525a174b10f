# One image per service of services/:  docker build --build-arg SERVICE=dossier -t haicap-dossier .
# Everything a service needs is put together by tools/build-service.mjs, which also works, and is tested, without Docker.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --no-audit --no-fund --no-progress
# Named only here, so that the layers above are shared by the images of all services.
ARG SERVICE
RUN node tools/build-service.mjs "$SERVICE" /out

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /opt/haicap
# A new volume takes over the owner of the folder it is mounted on; bytes of files and checkpoints of the audit trail lie in such ones.
RUN install -d -o 10001 -g 10001 /var/lib/haicap/files /var/lib/haicap/audit-checkpoints
COPY --from=build /out ./
# Without a name in the image: the files belong to root and are only readable.
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=180s --retries=6 CMD ["node", "health.mjs"]
ENTRYPOINT ["node", "--enable-source-maps", "main.js"]
