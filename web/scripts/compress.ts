/** Writes a Brotli file beside every script and style sheet of the build: smaller than what a server makes by the way. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'

const assets = new URL('../dist/assets/', import.meta.url).pathname
const best = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }

for (const name of globSync('**/*.{js,css,svg}', { cwd: assets })) {
  const file = readFileSync(assets + name)
  const small = brotliCompressSync(file, { params: best })
  if (small.length < file.length) writeFileSync(`${assets}${name}.br`, small)
}
