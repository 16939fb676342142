// `node fetch_jars.cjs NODE_MODULES FOLDER REPOSITORY < coordinates`: jars by the npm package, four at a time.
// REPOSITORY is a mirror that this machine is told to use, or empty for the package's own default.
"use strict";
const fs = require("fs");
const path = require("path");

const [modules, folder, repository] = process.argv.slice(2);
const download = require(path.join(modules, "mvn-artifact-download")).default;
const wanted = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);

async function work() {
  for (let one = wanted.shift(); one; one = wanted.shift()) {
    for (let attempt = 1; ; attempt++) {
      try {
        await download(one, folder, repository || undefined);
        break;
      } catch (error) {
        if (attempt === 3) throw error;
      }
    }
  }
}

Promise.all([work(), work(), work(), work()]).catch((error) => {
  console.error(String(error));
  process.exit(1);
});
