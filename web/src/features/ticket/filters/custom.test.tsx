import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { customField } from '../../../fake/fields';
import { renderConsole } from '../../../fake/render';
import i18next from '../../../i18n';
import { endsOf, soughtText } from './custom';

const SLOW = { timeout: 15_000 };
const PRICE = '0199aaaa-0000-7000-8000-000000000021';
const NOTE = '0199aaaa-0000-7000-8000-000000000022';

describe('lists narrowed by custom fields', () => {
	it('asks the server, says what is sought, and takes it away again (FLD-6)', async () => {
		const asked: (string | null)[] = [];
		const { user, router } = await renderConsole('/tickets', (fake) => {
			fake.data.customFields.push(
				customField({ id: PRICE, name: 'Valor', type: 'CURRENCY' }),
				customField({ id: NOTE, name: 'Observação', type: 'TEXTAREA' }),
			);
			fake.intercept = (call) => {
				if (call.path === '/tickets') {
					asked.push(call.query.get(`customField.${PRICE}`));
				}
			};
		});
		await user.click(await screen.findByRole('button', { name: 'Filtrar' }, SLOW));
		await user.type(await screen.findByLabelText('Valor: De', undefined, SLOW), '1.000');
		expect(screen.queryByLabelText('Observação')).toBeNull();
		const name = `customField.${PRICE}`;
		await waitFor(() => expect(router.state.location.search).toEqual({ [name]: '1000..' }), SLOW);
		await waitFor(() => expect(asked).toContain('1000..'), SLOW);
		await user.keyboard('{Escape}');
		await user.click(await screen.findByRole('button', { name: /^Remover.*Valor: ≥ R\$\s1\.000,00/ }, SLOW));
		await waitFor(() => expect(router.state.location.search).toEqual({}), SLOW);
	});

	it('are said as people read them', () => {
		const t = i18next.getFixedT('pt-BR');
		const field = customField({ id: PRICE, name: 'Peças', type: 'INTEGER' });
		expect(soughtText(field, '2..1200', t)).toBe('2 – 1.200');
		expect(soughtText(field, '..5', t)).toBe('≤ 5');
		expect(soughtText(field, '7', t)).toBe('7');
		expect(endsOf('2026-01-01..')).toEqual(['2026-01-01', '']);
	});
});
