import { flatRoutes } from '@remix-run/fs-routes'

/** File name = Dutch address; see routes/README.md. */
export default flatRoutes({ ignoredRouteFiles: ['**/*.test.*', '**/*.css', '**/README.md'] })
