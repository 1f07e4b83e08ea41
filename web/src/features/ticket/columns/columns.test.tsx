import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { customField } from '../../../fake/fields';
import { renderConsole } from '../../../fake/render';

const SLOW = { timeout: 15_000 };
const PRICE = '0199aaaa-0000-7000-8000-000000000031';

describe('columns that are read only where they are shown', () => {
	it('are asked for with the list, and read as people write them (COL-5)', async () => {
		const asked: (string | null)[] = [];
		await renderConsole('/tickets', (server) => {
			server.data.tickets.length = 2;
			const field = customField({ id: PRICE, name: 'Orçamento', type: 'CURRENCY' });
			server.data.customFields.push(field);
			server.lists.columns.columns = ['NUMBER', 'SUBJECT', `customField.${PRICE}`, 'WORK_TIME'];
			const [first] = server.data.tickets;
			if (first) {
				first.fields = [{ ...field, textKind: null, value: 1234.5, labels: [] }];
				first.work = { seconds: 5400, required: false };
			}
			server.intercept = ({ path, query }) => {
				if (path === '/tickets') {
					asked.push(query.get('columns'));
				}
			};
		});
		expect(await screen.findByRole('columnheader', { name: 'Orçamento' }, SLOW)).toBeVisible();
		expect(await screen.findByRole('cell', { name: /1\.234,50/ }, SLOW)).toBeVisible();
		expect(screen.getByRole('cell', { name: '1 h 30 min' })).toBeVisible();
		expect(asked).toContain(`customField.${PRICE},WORK_TIME`);
	});
});
