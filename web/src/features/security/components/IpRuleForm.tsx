import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { IpRule, IpRuleEffects } from '../../../api/types';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { IpRuleEffectsAlert, isHarmless } from './IpRuleEffects';

interface IpRuleFormProps {
	/** Null for a new one. */
	rule: IpRule | null;
	onClose: () => void;
	onSaved: () => Promise<void>;
}

/** Creates or changes a rule; asks once more when that would shut somebody out. */
export function IpRuleForm({ rule, onClose, onSaved }: IpRuleFormProps) {
	const { t } = useTranslation('security');
	const keyFor = useIdempotencyKey();
	const [effects, setEffects] = useState<IpRuleEffects | null>(null);
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: {
			panel: rule?.panel ?? 'AGENT',
			firstAddress: rule?.firstAddress ?? '',
			lastAddress: rule && rule.lastAddress !== rule.firstAddress ? rule.lastAddress : '',
		},
		validate: { firstAddress: (value: string) => (value.trim() ? null : t('required.firstAddress')) },
		onValuesChange: () => setEffects(null),
	});
	const save = () =>
		submit(async (values) => {
			const body = { ...values, lastAddress: values.lastAddress.trim() || null };
			if (!effects) {
				const told = await request<IpRuleEffects>('POST', '/ip-rules/effects', {
					body: { ...body, ipRuleId: rule?.id ?? null },
				});
				if (!isHarmless(told)) {
					setEffects(told);
					return;
				}
			}
			await (rule
				? request('PUT', `/ip-rules/${rule.id}`, { body, ifMatch: rule.version })
				: request('POST', '/ip-rules', { body, idempotencyKey: keyFor(body) }));
			await onSaved();
		});
	return (
		<Modal
			opened
			onClose={onClose}
			title={t(rule ? 'ipRule.change' : 'ipRule.create')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void save();
				}}
			>
				<Stack>
					<ProblemAlert problem={problem} />
					<Select
						label={t('ipRule.panel')}
						allowDeselect={false}
						data={(['AGENT', 'CUSTOMER'] as const).map((value) => ({ value, label: t(`panel.${value}`) }))}
						{...form.getInputProps('panel')}
					/>
					<TextInput
						label={t('ipRule.first')}
						description={t('ipRule.firstHint')}
						maxLength={60}
						data-autofocus
						{...form.getInputProps('firstAddress')}
					/>
					<TextInput
						label={t('ipRule.last')}
						description={t('ipRule.lastHint')}
						maxLength={60}
						{...form.getInputProps('lastAddress')}
					/>
					{effects && <IpRuleEffectsAlert effects={effects} />}
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={onClose}>
							{t('frame:cancel')}
						</Button>
						<Button type="submit" loading={busy}>
							{effects ? t('effects.anyway') : t('frame:save')}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
