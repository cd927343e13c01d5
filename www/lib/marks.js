// Draws a line of the article: its words, with an element around each marked stretch.

import { nested } from './nesting.js';

/** @typedef {import('./drawing.js').Line} Line */
/** @typedef {import('./drawing.js').Stretch} Stretch */
/** @typedef {import('./drawing.js').Point} Point */
/** @typedef {import('./nesting.js').Node} Node */

/**
 * Makes the elements; the one place that knows what a stretch looks like.
 * @typedef {object} Maker
 * @property {(stretch: Stretch, depth: number) => HTMLElement} element `depth`: how many quotes it stands in
 * @property {(point: Point) => HTMLElement} point
 */

/**
 * @param {import('./places.js').Words} body
 * @param {Line} line
 * @param {Maker} maker
 * @returns {DocumentFragment}
 */
export function drawLine(body, line, maker) {
	const root = document.createDocumentFragment();
	append(root, nested(body, line), maker, 0);
	return root;
}

/** @param {ParentNode} parent @param {Node[]} nodes @param {Maker} maker @param {number} depth */
function append(parent, nodes, maker, depth) {
	for (const node of nodes) {
		if (typeof node === 'string') {
			parent.append(node);
		} else if ('point' in node) {
			parent.append(maker.point(node.point));
		} else {
			const element = maker.element(node.stretch, depth);
			parent.append(element);
			append(element, node.children, maker, depth + Number(node.stretch.layer === 'quote'));
		}
	}
}
