import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@hetang/source', 'module', 'browser', 'development|production'] },
  server: { port: 7810, proxy: { '/v1': 'http://127.0.0.1:7800' } },
  build: {
    outDir: 'dist',
    target: 'es2023',
    emptyOutDir: true,
    // ECharts stays in one lazy chunk of about 560 kB before compression.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next)[\\/]/,
            },
          ],
        },
      },
    },
  },
});
