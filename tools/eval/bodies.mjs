// The body of a report as corpora of clean articles have it.

/**
 * Without the lines that the report calls headline and standfirst: in such corpora they are fields of
 * their own.
 */
export function withoutHead({ id, body, blocks }) {
	const characters = Array.from(body);
	const text = blocks
		.filter(({ kind }) => kind !== 'headline' && kind !== 'standfirst')
		.map(({ in_body: [start, end] }) => characters.slice(start, end).join(''))
		.join('\n');
	return { id, text };
}
