import { Alert, Badge, Button, List, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BindingSimulation } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { useDepartments } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { simulate } from '../api';

/** Who would get a conversation that begins now, and why; nothing happens by it. */
export function SimulatorPage() {
	const { t } = useTranslation('binding');
	const departments = useDepartments();
	const [departmentId, setDepartmentId] = useState<string | null>(null);
	const [email, setEmail] = useState('');
	const [result, setResult] = useState<BindingSimulation | null>(null);
	const { busy, problem, attempt } = useAttempt();
	const run = () =>
		attempt(async () => {
			setResult(null);
			setResult(await simulate(departmentId ?? '', email.trim()));
		});
	return (
		<>
			<PageHeader title={t('simulator.title')} description={t('simulator.text')} />
			<Stack maw={860}>
				<Paper
					component="form"
					withBorder
					p="md"
					onSubmit={(event) => {
						event.preventDefault();
						if (departmentId) {
							void run();
						}
					}}
				>
					<Stack>
						<Select
							label={t('department')}
							required
							searchable
							data={(departments.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
							value={departmentId}
							onChange={setDepartmentId}
						/>
						<TextInput
							label={t('email')}
							description={t('simulator.emailHint')}
							value={email}
							onChange={(event) => setEmail(event.currentTarget.value)}
						/>
						<Button type="submit" loading={busy} disabled={!departmentId} style={{ alignSelf: 'flex-start' }}>
							{t('simulator.run')}
						</Button>
					</Stack>
				</Paper>
				{problem && (
					<Alert color="red" role="alert">
						{problem}
					</Alert>
				)}
				{result && <Result result={result} typed={email.trim()} />}
			</Stack>
		</>
	);
}

function Result({ result, typed }: { result: BindingSimulation; typed: string }) {
	const { t } = useTranslation('binding');
	const { decision } = result;
	const chosen = decision.candidates.find((each) => each.agentId === decision.chosen);
	const name = chosen?.name ?? decision.binding?.name;
	const all = decision.reason === 'RING_ALL';
	const goes = all ? t('simulator.ringsAt', { count: decision.rings.length }) : t('simulator.goesTo', { name });
	return (
		<Paper withBorder p="md" role="status">
			<Stack gap="xs">
				<Text fw={600}>{decision.reason ? goes : t('simulator.waits')}</Text>
				{decision.reason && <Text size="sm">{t(`conversation:why.reason.${decision.reason}`)}</Text>}
				{decision.binding && (
					<Text size="sm">
						{t(`conversation:why.binding.${decision.binding.why}`, { name: decision.binding.name })}
					</Text>
				)}
				{!result.sticky && <Text size="sm">{t('simulator.notSticky')}</Text>}
				{typed !== '' && result.email === null && <Text size="sm">{t('simulator.noAddress')}</Text>}
				{result.othersWait && <Text size="sm">{t('simulator.othersWait')}</Text>}
				<List size="sm">
					{decision.candidates.map((each) => (
						<List.Item key={each.agentId}>
							{t('conversation:why.candidate', { name: each.name, active: each.active, most: each.most })}{' '}
							{each.excluded ? (
								<Badge size="sm" variant="light" color="gray" tt="none">
									{t(`conversation:why.excluded.${each.excluded}`)}
								</Badge>
							) : (
								decision.rings.includes(each.agentId) && (
									<Badge size="sm" variant="light" tt="none">
										{t(all ? 'conversation:why.rings' : 'conversation:why.chosen')}
									</Badge>
								)
							)}
						</List.Item>
					))}
				</List>
			</Stack>
		</Paper>
	);
}
