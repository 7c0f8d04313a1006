// Named checks, one line each, and the closing line that tests/clients/run reads.

import assert from 'node:assert/strict'

const checks = []

export const check = (name, action) => checks.push({ name, action })

/** The error that the promise ends with; its fields must be the expected ones. */
export async function fails(promise, expected) {
  try {
    await promise
  } catch (error) {
    for (const [field, value] of Object.entries(expected)) assert.deepEqual(error[field], value, `${field} of ${error.message}`)
    return error
  }
  assert.fail(`no error ${JSON.stringify(expected)}`)
}

/** Runs the checks whose names have one of the words (all if there are none), and exits. */
export async function run(wanted) {
  const chosen = checks.filter(({ name }) => !wanted.length || wanted.some((word) => name.includes(word)))
  let failed = 0
  for (const { name, action } of chosen) {
    try {
      await action()
      console.log(`ok    ${name}`)
    } catch (error) {
      failed++
      const at = /client\.js:(\d+)/.exec(error.stack ?? '')?.[1]
      const cause = error.parent ?? error.driverError ?? error
      console.log(`FAIL  ${name}: ${cause.code ?? ''} ${error.message.replaceAll('\n', ' | ')} (line ${at})`)
    }
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed`)
  process.exit(failed ? 1 : 0)
}
