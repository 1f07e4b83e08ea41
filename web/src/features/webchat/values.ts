import type { ChatWidget } from '../../api/types';
import { contrast } from '../../frame/accent';

/** The languages that the widget speaks. */
export const WIDGET_LANGUAGES = ['pt-BR', 'en', 'es'] as const;
export type WidgetLanguage = (typeof WIDGET_LANGUAGES)[number];

export interface WidgetTexts {
	title: string;
	greeting: string;
	offline: string;
	explanation: string;
}

/** What the form holds: each language's texts are a field of their own, so that two people may write in two of them. */
export type WidgetValues = Record<WidgetLanguage, WidgetTexts> & {
	side: ChatWidget['side'];
	color: string;
	sites: string[];
	formEmail: string;
	inPortal: boolean;
};

const NOTHING: WidgetTexts = { title: '', greeting: '', offline: '', explanation: '' };

export function valuesOf(widget: ChatWidget): WidgetValues {
	const texts = (language: WidgetLanguage) => ({ ...NOTHING, ...widget.texts[language] });
	return {
		side: widget.side,
		color: widget.color,
		sites: widget.sites,
		formEmail: widget.formEmail ?? '',
		inPortal: widget.inPortal,
		'pt-BR': texts('pt-BR'),
		en: texts('en'),
		es: texts('es'),
	};
}

/** Where the form shows what the server says of a field. */
export const placeOf = (field: string) => field.replace(/^texts\[([^\]]+)\]/, '$1');

/** The text that the widget writes on a colour, as the widget itself chooses it. */
export const inkOn = (color: string) => (contrast(color, '#ffffff') >= 4.5 ? '#ffffff' : '#000000');

/** What people type of a site, as an address: without a scheme it is the secure one. */
export const siteOf = (typed: string) => (/^\w+:\/\//.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`);

export const isColor = (text: string) => /^#[0-9a-f]{6}$/i.test(text);
