import { expect, it } from 'vitest';
import { ProblemError } from '../api/client';
import { tellingFields } from './tellingFields';

it('says which fields were wrong instead of that some were', async () => {
	const refused = new ProblemError(400, '/problems/validation', 'Confira os campos', [
		{ field: 'customerId', code: 'required', message: 'Escolha o cliente do chamado.' },
	]);
	await expect(tellingFields(Promise.reject(refused))).rejects.toThrow('Escolha o cliente do chamado.');
	await expect(tellingFields(Promise.reject(new Error('Sem rede')))).rejects.toThrow('Sem rede');
	await expect(tellingFields(Promise.resolve(7))).resolves.toBe(7);
});
