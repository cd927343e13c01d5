import type { Report } from './index.js';

/** An article to export. Positions of the report are UTF-16 units of `text`, as `analyse` gives them. */
export interface Source {
	title: string;
	text: string;
	report: Report;
	outlet?: string;
	url?: string;
	date?: string;
}

export type FormatName =
	| 'factCheck'
	| 'csv'
	| 'page'
	| 'markdown'
	| 'json'
	| 'jsonLines'
	| 'webAnnotation'
	| 'tei'
	| 'brat'
	| 'conllu'
	| 'gold';

/** The articles as one file. Its positions are Unicode code points. */
export function exported(
	format: FormatName,
	sources: Source[],
): { name: string; type: string; content: string | Uint8Array<ArrayBuffer> };
