import { resolve } from 'node:path';

/** This repository. */
export const root = resolve(__dirname, '..');
