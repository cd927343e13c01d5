// The Chromium that the page is tested and measured in: QUOTELENS_CHROMIUM names another.

import { chromium } from '../www/node_modules/playwright-core/index.mjs';

const FLAGS = `--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
	--disable-component-update --disable-sync`.split(/\s+/);

/** A browser without a window; whoever starts it closes it. */
export function launch() {
	return chromium.launch({ executablePath: process.env.QUOTELENS_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}
