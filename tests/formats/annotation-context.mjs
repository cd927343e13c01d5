// The terms of the Web Annotation Vocabulary that the export uses, with what they stand for (W3C, 2017).
//
// A JSON-LD processor would load the context from the web; a test may not.

const OA = 'http://www.w3.org/ns/oa#';
const id = (name) => ({ '@id': name, '@type': '@id' });
const number = (name) => ({ '@id': name, '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' });

export const ANNOTATION_CONTEXT = {
	'@context': {
		id: '@id',
		type: '@type',
		Annotation: `${OA}Annotation`,
		AnnotationPage: 'https://www.w3.org/ns/activitystreams#OrderedCollectionPage',
		items: { '@id': 'https://www.w3.org/ns/activitystreams#items', '@type': '@id', '@container': '@list' },
		SpecificResource: `${OA}SpecificResource`,
		TextualBody: `${OA}TextualBody`,
		TextQuoteSelector: `${OA}TextQuoteSelector`,
		TextPositionSelector: `${OA}TextPositionSelector`,
		Software: 'https://schema.org/SoftwareApplication',
		motivation: { '@id': `${OA}motivatedBy`, '@type': '@vocab' },
		purpose: { '@id': `${OA}hasPurpose`, '@type': '@vocab' },
		identifying: `${OA}identifying`,
		describing: `${OA}describing`,
		classifying: `${OA}classifying`,
		tagging: `${OA}tagging`,
		body: id(`${OA}hasBody`),
		target: id(`${OA}hasTarget`),
		source: id(`${OA}hasSource`),
		selector: id(`${OA}hasSelector`),
		exact: `${OA}exact`,
		prefix: `${OA}prefix`,
		suffix: `${OA}suffix`,
		start: number(`${OA}start`),
		end: number(`${OA}end`),
		value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
		format: 'http://purl.org/dc/elements/1.1/format',
		name: 'http://xmlns.com/foaf/0.1/name',
		generator: id('https://www.w3.org/ns/activitystreams#generator'),
	},
};
