/** Puts the trusted documents beside the app, where the API reads them. */
import { copyFileSync } from 'node:fs'

const web = new URL('..', import.meta.url).pathname
copyFileSync(`${web}src/gql/persisted-documents.json`, `${web}dist/persisted-documents.json`)
