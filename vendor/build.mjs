// Builds what the browser gets from others, out of node_modules, into the folder named on the command line.
// The same lock gives the same bytes: script/vendor check compares.
import { createHash } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { transformSync } from "esbuild"

const here = dirname(fileURLToPath(import.meta.url))
const out = process.argv[2]
const modules = join(here, "node_modules")
const packageOf = (name) => JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"))
const minified = (css) => transformSync(css, { loader: "css", minify: true, charset: "utf8" }).code

const { bundles, fonts } = JSON.parse(readFileSync(join(here, "parts.json"), "utf8"))
const TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
const FONT = "@fontsource/source-sans-3"

const cssOf = (parts) =>
  parts.map((part) => readFileSync(join(modules, `@utrecht/${part}-css/dist/index.css`), "utf8")).join("\n")

// A theme names thousands of tokens. Kept are those that our components read, and those that these lean on.
function tokensReadBy(css) {
  const theme = readFileSync(join(modules, TOKENS, "dist/theme.css"), "utf8")
  const named = [...theme.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [name, value])
  const values = new Map(named)
  const kept = new Set()
  const waiting = [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name)
  while (waiting.length) {
    const name = waiting.pop()
    if (kept.has(name) || !values.has(name)) continue
    kept.add(name)
    waiting.push(...[...values.get(name).matchAll(/var\(\s*(--[\w-]+)/g)].map(([, read]) => read))
  }
  return named.filter(([name]) => kept.has(name)).map(([name, value]) => `${name}:${value};`).join("\n")
}

const made = []
function put(path, content, from) {
  const target = join(out, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, content)
  const { version, license } = packageOf(from)
  const sha256 = createHash("sha256").update(content).digest("hex")
  made.push({ path, name: from, version, licence: license, sha256 })
}
const copy = (path, from, file) => put(path, readFileSync(join(modules, from, file)), from)

for (const [name, parts] of Object.entries(bundles)) {
  put(`utrecht/${name}.css`, minified(cssOf(parts)), "@utrecht/component-library-css")
}
copy("utrecht/LICENSE.md", "@utrecht/component-library-css", "LICENSE.md")
put("voorbeeld/tokens.css", minified(`.ineen-theme{${tokensReadBy(cssOf(Object.values(bundles).flat()))}}`), TOKENS)
copy("voorbeeld/LICENSE.md", TOKENS, "LICENSE.md")
for (const weight of fonts) {
  const file = `source-sans-3-latin-${weight}.woff2`
  copy(`source-sans-3/${file}`, FONT, `files/${file}`)
}
copy("source-sans-3/LICENSE", FONT, "LICENSE")

const toml = made.map((file) => {
  const lines = Object.entries(file).map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
  return ["[[file]]", ...lines, ""].join("\n")
})
writeFileSync(join(out, "VENDOR.toml"), `# Files of others, made by script/vendor.\n\n${toml.join("\n")}`)
