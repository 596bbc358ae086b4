import optimizeLocales from '@react-aria/optimize-locales-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { BASE, folderOf, lean } from './scripts/chunks.ts'
import { documents, texts } from './scripts/plugins.ts'

const root = import.meta.dirname
const api = process.env.TRUNKLINE_API ?? 'http://127.0.0.1:8000'

export default defineConfig({
  root,
  resolve: { alias: { '@': `${root}/src` } },
  plugins: [
    documents(root),
    texts(root),
    react(),
    tailwindcss(),
    lean(),
    {
      ...optimizeLocales.vite({ locales: ['en-GB', 'en-US', 'ro-RO', 'es-ES', 'pl-PL', 'ru-RU'] }),
      enforce: 'pre',
    },
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      includeAssets: [],
      manifest: {
        id: '/',
        name: 'Trunkline',
        short_name: 'Trunkline',
        description: 'Sales, orders and service for business telecom',
        start_url: '/',
        display: 'standalone',
        background_color: '#f6f5f1',
        theme_color: '#0f2b28',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      // The system keeps the icons of an installed app.
      includeManifestIcons: false,
      workbox: {
        globPatterns: ['index.html', 'favicon.svg', 'assets/*.{js,css}', 'assets/onest-latin-[!e]*.woff2'],
        runtimeCaching: [
          {
            urlPattern: ({ url }) => url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'assets', expiration: { maxEntries: 400 } },
          },
        ],
        // What the first visit fetched is stored too.
        clientsClaim: true,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(graphql|auth|files|documents|graphiql|health|metrics|webhooks)/],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  build: {
    target: ['es2023', 'safari17.5', 'chrome123', 'firefox125'],
    cssTarget: ['safari17.5', 'chrome123', 'firefox125'],
    manifest: true,
    rollupOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'base', test: BASE }] },
        chunkFileNames: ({ moduleIds }) => `assets/${folderOf(moduleIds)}[name]-[hash].js`,
      },
    },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/graphql': { target: api, ws: true },
      '/auth': api,
      '/files': api,
      '/documents': api,
    },
  },
  test: {
    environment: 'jsdom',
    // A context of its own for each file, in a few threads: a process and a new jsdom for each take seven times as long.
    pool: 'vmThreads',
    include: ['tests/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 10_000,
  },
})
