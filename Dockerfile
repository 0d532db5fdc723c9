# The bot on Discord. What it remembers lives in /state: give it a volume.
FROM node:24-slim
ENV NODE_ENV=production STATE_DIR=/state
WORKDIR /curzon
COPY package.json package-lock.json ./
# The image brings Node itself, so install scripts (the node package's among them) are not needed.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY commands commands
COPY src src
COPY scripts scripts
COPY data data
# The pack is in the image as it is opened, so that a container is ready at once.
RUN /usr/local/bin/node scripts/lore-build.ts data/khitomer
ENV PACKS=/curzon/data/khitomer.pack
# A relative STATE_DIR of an .env that was written for use without a container leads to the volume, too.
RUN mkdir /state && chown node /state && ln -s /state state
USER node
VOLUME /state
STOPSIGNAL SIGTERM
ENV HEALTH_PORT=9090
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["/usr/local/bin/node", "-e", \
  "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["/usr/local/bin/node", "--max-semi-space-size=4", "--import", "./src/bot/code-cache.js", "src/main.ts"]
