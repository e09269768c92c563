import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: { '@amsterdam/design-system-react-icons': new URL('./app/ui/icons.tsx', import.meta.url).pathname },
  },
  test: {
    include: ['{app,db,search,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/setup/global.ts'],
    setupFiles: ['tests/setup/each.ts'],
    reporters: ['default', './tests/setup/reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: ['@amsterdam/design-system-react'] } },
  },
})
