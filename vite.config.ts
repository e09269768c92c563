import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: [remix(remixConfig)],
  build: { target: 'es2022', assetsInlineLimit: 0, cssCodeSplit: true },
  resolve: {
    // The design system's icons are its city's property; ours take their place.
    alias: { '@amsterdam/design-system-react-icons': new URL('./app/ui/icons.tsx', import.meta.url).pathname },
  },
  // An alias does not reach an externalised dependency.
  ssr: { noExternal: ['@amsterdam/design-system-react'] },
})
