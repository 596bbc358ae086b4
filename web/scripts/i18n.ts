import { check, writeIds } from './texts.ts'

const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '')
writeIds(root)
if (process.argv[2] === 'check') {
  const problems = check(root)
  for (const problem of problems) console.error(problem)
  if (problems.length) process.exit(1)
  console.log('texts: complete in five languages')
}
