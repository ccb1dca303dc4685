// Asks the program in the same container whether it is ready; exit code 0 or 1. `node:http` alone: it is started every few seconds.
import { get } from 'node:http';

const request = get(
  { host: '127.0.0.1', port: process.env.PORT ?? 4000, path: '/health/ready', timeout: 4000 },
  (response) => {
    response.resume();
    process.exitCode = response.statusCode === 200 ? 0 : 1;
  },
);
request.on('timeout', () => request.destroy(new Error('no answer')));
request.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
