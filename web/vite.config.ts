import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import { cutTheme, usedProperties } from './tools/theme.mjs'

const theme = 'node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the content security policy knows no data: addresses
    rollupOptions: { input: ['index.html', 'emergency.html'], output: { manualChunks: undefined } },
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/v1': 'http://127.0.0.1:8080', '/theme': 'http://127.0.0.1:8080' },
  },
  plugins: [
    {
      // The example theme names two thousand properties; we carry those that our parts ask for.
      name: 'luwte-theme',
      resolveId: (id) => (id === 'virtual:theme.css' ? '\0theme.css' : null),
      load: (id) =>
        id === '\0theme.css' ? cutTheme(readFileSync(theme, 'utf8'), usedProperties('src/styles')) : null,
    },
    {
      // The municipality's own tokens are asked for last, so that they win over ours.
      name: 'luwte-mounted-theme-last',
      transformIndexHtml: {
        order: 'post',
        handler: (html) => {
          const link = /\s*<link rel="stylesheet" href="\/theme\/theme\.css"\s*\/?>/
          const found = html.match(link)?.[0].trim()
          return found ? html.replace(link, '').replace('</head>', `  ${found}\n  </head>`) : html
        },
      },
    },
  ],
  test: { environment: 'node', setupFiles: ['tools/node18.mjs'], include: ['src/**/*.test.ts'] },
})
