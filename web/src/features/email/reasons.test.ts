import { describe, expect, it } from 'vitest';
import i18next, { LANGUAGES } from '../../i18n';
import { reasonText } from './reasons';

const inLanguage = (language: string) => i18next.getFixedT(language, 'email');

describe('why an e-mail was not taken for a customer’s', () => {
	it.each([
		['blocked address', 'Endereço bloqueado'],
		['list-id', 'Mensagem de lista ou boletim (list-id)'],
		['Precedence: bulk', 'Mensagem de lista ou boletim (Precedence: bulk)'],
		['Precedence: junk', 'Mensagem automática (Precedence: junk)'],
		['x-autoreply', 'Mensagem automática (x-autoreply)'],
		['Auto-Submitted: auto-replied', 'Mensagem automática (Auto-Submitted: auto-replied)'],
		['Subject: Out of office', 'Resposta automática de ausência (Subject: Out of office)'],
		[
			'X-Auto-Response-Suppress: all',
			'O remetente pede para não receber respostas automáticas (X-Auto-Response-Suppress: all)',
		],
	])('tells %s in words', (sign, words) => {
		expect(reasonText(sign, inLanguage('pt-BR'))).toBe(words);
		for (const language of LANGUAGES) {
			expect(reasonText(sign, inLanguage(language))).not.toBe(sign);
		}
	});

	it('leaves what is in words already', () => {
		expect(reasonText('O conteúdo não pôde ser lido', inLanguage('pt-BR'))).toBe('O conteúdo não pôde ser lido');
	});
});
