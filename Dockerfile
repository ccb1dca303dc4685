# One file for every image of ours. The program of an application container is its command: `node server/dist/main.js` with ROLE=api,
# worker or scheduler. Base images come by name from outside, so that a release can name them by digest.
ARG NODE_IMAGE=node:24-bookworm-slim
ARG GATEWAY_IMAGE=nginx:1.28-bookworm
ARG OBJECTS_IMAGE=chrislusf/seaweedfs:3.80

# Everything but tools of development, as locked. The bundler's own programs are optional packages, so these come along.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM packages AS build
COPY tsconfig.base.json ./
COPY shared shared
COPY server server
COPY client client
RUN npm run build && mv client/dist/persisted-operations.json /persisted-operations.json

# What the programs need at run time: what only the bundler and the pages asked for is taken away.
FROM packages AS deps
RUN npm pkg delete dependencies devDependencies optionalDependencies \
    && npm pkg set 'workspaces=["shared","server"]' --json \
    && npm prune --omit=dev --omit=optional --omit=peer --ignore-scripts --no-audit --no-fund \
    && mkdir -p server/node_modules shared/node_modules

# api, worker, scheduler, and the commands (npm run admin …), which run from their sources.
FROM ${NODE_IMAGE} AS runtime
WORKDIR /app
COPY --from=deps /app/node_modules node_modules
COPY --from=deps /app/server/node_modules server/node_modules
COPY --from=deps /app/shared/node_modules shared/node_modules
COPY package.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY --from=build /app/shared/src shared/src
COPY --from=build /app/server/src server/src
COPY --from=build /app/server/dist server/dist
COPY --from=build /persisted-operations.json client/dist/persisted-operations.json
COPY mdfiles/models.md mdfiles/
COPY mdfiles/evidence mdfiles/evidence
COPY deploy/health-check.mjs deploy/
# A volume takes the owner of the folder that it covers.
RUN mkdir -p /backup /data/backup && chmod 0700 /backup /data /data/backup && chown 1000:1000 /backup /data /data/backup
ENV HOST=0.0.0.0 PORT=4000 METRICS_PORT=9464 DATA_DIR=/data
EXPOSE 4000 9464
USER 1000:1000
CMD ["node", "server/dist/main.js"]

# The built pages and a server of files.
FROM ${GATEWAY_IMAGE} AS web
COPY deploy/gateway/web.conf /etc/convergence/web.conf
COPY --from=build /app/client/dist /srv/web
EXPOSE 8080
USER 101:101
ENTRYPOINT ["nginx", "-e", "stderr", "-g", "daemon off;"]
CMD ["-c", "/etc/convergence/web.conf"]

# The object store as it comes, but its folder belongs to a user who is not root.
FROM ${OBJECTS_IMAGE} AS objects
USER 0:0
RUN mkdir -p /data && chown -R 1000:1000 /data
USER 1000:1000
