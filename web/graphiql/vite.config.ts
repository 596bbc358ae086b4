import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { documents, texts } from '../scripts/plugins.ts'

const root = import.meta.dirname
const web = `${root}/..`

/** A page of its own, so that the app carries nothing of it; built and served where DEBUG is on. */
export default defineConfig({
  root,
  base: '/graphiql/',
  resolve: { alias: { '@': `${web}/src` } },
  plugins: [documents(web), texts(web), react()],
  build: { outDir: `${web}/dist-graphiql`, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
})
