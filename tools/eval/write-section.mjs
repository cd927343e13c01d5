// Standard input becomes the section of docs/benchmarks.md that is named.

import { readFileSync } from 'node:fs';
import { writeSection } from './benchmarks.mjs';

const markdown = readFileSync(0, 'utf8');
if (!markdown.trim()) {
	// What should have printed the figures has said what went wrong.
	process.exit(1);
}
writeSection(process.argv[2], markdown);
