import {
	Alert,
	Button,
	Checkbox,
	Code,
	CopyButton,
	Group,
	Modal,
	Select,
	SimpleGrid,
	Stack,
	Text,
	Textarea,
	TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { CreatedToken } from '../../../api/types';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';

const SCOPES = [
	'tickets:read',
	'tickets:write',
	'customers:read',
	'customers:write',
	'people:read',
	'people:write',
	'email:read',
	'email:write',
	'account:read',
	'account:write',
	'audit:read',
];
const DAYS = ['30', '90', '180', '365'];

/** Makes a token, and shows it the only time that it can be seen. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
	const { t } = useTranslation('account');
	const [made, setMade] = useState<CreatedToken | null>(null);
	return (
		<Modal
			opened
			size="lg"
			onClose={onClose}
			closeOnClickOutside={!made}
			closeOnEscape={!made}
			title={t(made ? 'api.made' : 'api.new')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			{made ? <Shown made={made} onClose={onClose} /> : <TokenForm onMade={setMade} onClose={onClose} />}
		</Modal>
	);
}

function TokenForm({ onMade, onClose }: { onMade: (made: CreatedToken) => void; onClose: () => void }) {
	const { t } = useTranslation('account');
	const keyOf = useIdempotencyKey();
	const { form, problem, setProblem, busy, submit } = useProblemForm({
		initialValues: { name: '', scopes: [] as string[], addresses: '', days: '90' },
		validate: {
			name: (value) => (value.trim() ? null : t('api.required.name')),
			scopes: (value) => (value.length > 0 ? null : t('api.required.scopes')),
		},
	});
	const make = () =>
		submit(async ({ addresses, days, ...values }) => {
			const body = { ...values, days: Number(days), addresses: addresses.split(/[\s,;]+/).filter(Boolean) };
			const made = await request<CreatedToken | undefined>('POST', '/api-tokens', {
				body,
				idempotencyKey: keyOf(body),
			});
			// A repeat after a lost answer: it was made, and what it is nobody can tell any more.
			if (made) {
				onMade(made);
			} else {
				setProblem(t('api.lost'));
			}
		});
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void make();
			}}
		>
			<Stack>
				<ProblemAlert problem={problem} />
				<Text size="sm" c="dimmed">
					{t('api.actsAsYou')}
				</Text>
				<TextInput
					label={t('api.name')}
					description={t('api.nameHint')}
					required
					maxLength={100}
					data-autofocus
					{...form.getInputProps('name')}
				/>
				<Checkbox.Group label={t('api.scopes')} required {...form.getInputProps('scopes')}>
					<SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={4}>
						{SCOPES.map((scope) => (
							<Checkbox
								key={scope}
								value={scope}
								label={t(`api.scope.${scope.replace(':', '_')}`)}
								description={scope}
							/>
						))}
					</SimpleGrid>
				</Checkbox.Group>
				<Select
					label={t('api.expires')}
					allowDeselect={false}
					data={DAYS.map((value) => ({ value, label: t('api.days', { count: Number(value) }) }))}
					{...form.getInputProps('days')}
				/>
				<Textarea
					label={t('api.addresses')}
					description={t('api.addressesHint')}
					autosize
					minRows={2}
					{...form.getInputProps('addresses')}
				/>
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('frame:cancel')}
					</Button>
					<Button type="submit" loading={busy}>
						{t('api.make')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

function Shown({ made, onClose }: { made: CreatedToken; onClose: () => void }) {
	const { t } = useTranslation('account');
	const example = `curl -H 'Authorization: Bearer ${made.secret}' \\\n  '${window.location.origin}/api/v1/${exampleOf(made.token.scopes)}'`;
	return (
		<Stack>
			<Alert color="yellow">{t('api.onlyOnce')}</Alert>
			<Code block aria-label={t('api.token')} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
				{made.secret}
			</Code>
			<CopyButton value={made.secret}>
				{({ copied, copy }) => (
					<Button onClick={copy} variant={copied ? 'light' : 'filled'}>
						{t(copied ? 'api.copied' : 'api.copy')}
					</Button>
				)}
			</CopyButton>
			<Text size="sm">{t('api.example')}</Text>
			<Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
				{example}
			</Code>
			<Group justify="flex-end">
				<Button variant="default" onClick={onClose}>
					{t('api.done')}
				</Button>
			</Group>
		</Stack>
	);
}

/** Something that the token may read. */
function exampleOf(scopes: string[]): string {
	const reads: [string, string][] = [
		['tickets:read', 'tickets?state=open'],
		['customers:read', 'customers'],
		['people:read', 'agents'],
		['email:read', 'mailboxes'],
		['account:read', 'account'],
		['audit:read', 'audit-entries'],
	];
	return reads.find(([scope]) => scopes.includes(scope))?.[1] ?? 'openapi.json';
}
