import {
	Button,
	Checkbox,
	Group,
	List,
	MultiSelect,
	NumberInput,
	Paper,
	Select,
	SimpleGrid,
	Stack,
	Text,
	TextInput,
	Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatTriggerTest } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { useCountries } from '../../../frame/countries';
import { MomentInput } from '../../../frame/MomentInput';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { CHOICES, testTriggers, useLabels } from '../api';
import { useConditionText } from '../names';

const NUMBERS = ['secondsOnPage', 'secondsOnSite', 'pagesSeen', 'visits'] as const;

/** For a visitor made up here: which trigger would fire, and what keeps the others from it. Nothing happens by it. */
export function TestPanel() {
	const { t } = useTranslation('trigger');
	const [result, setResult] = useState<ChatTriggerTest | null>(null);
	const { busy, problem, attempt } = useAttempt();
	const labels = useLabels().data ?? [];
	const form = useForm({
		initialValues: {
			pageUrl: '',
			pageTitle: '',
			referrer: '',
			language: 'pt-BR',
			secondsOnPage: 0,
			secondsOnSite: 0,
			pagesSeen: 1,
			visits: 1,
			identified: false,
			device: null as string | null,
			browser: null as string | null,
			system: null as string | null,
			country: null as string | null,
			chatRequested: false,
			clicked: false,
			labelIds: [] as string[],
			at: '',
		},
	});
	const run = form.onSubmit((values) =>
		attempt(async () => {
			setResult(null);
			const numbers = Object.fromEntries(NUMBERS.map((each) => [each, Number(values[each]) || 0])) as Record<
				(typeof NUMBERS)[number],
				number
			>;
			setResult(await testTriggers({ ...values, ...numbers, at: values.at || null }));
		}),
	);
	return (
		<Paper withBorder p="md" component="form" noValidate maw={860} onSubmit={run}>
			<Stack>
				<Title order={2} size="h4">
					{t('test.title')}
				</Title>
				<Text size="sm" c="dimmed">
					{t('test.text')}
				</Text>
				<TextInput
					label={t('subject.PAGE_URL')}
					placeholder="https://www.exemplo.com.br/planos"
					maxLength={2000}
					{...form.getInputProps('pageUrl')}
				/>
				<SimpleGrid cols={{ base: 1, sm: 2 }}>
					<TextInput label={t('subject.PAGE_TITLE')} maxLength={300} {...form.getInputProps('pageTitle')} />
					<TextInput label={t('subject.REFERRER')} maxLength={2000} {...form.getInputProps('referrer')} />
					<TextInput label={t('subject.LANGUAGE')} maxLength={35} {...form.getInputProps('language')} />
					<MomentInput
						label={t('test.at')}
						description={t('test.atHint')}
						value={form.values.at}
						onChange={(at) => form.setFieldValue('at', at)}
						error={form.errors.at}
					/>
				</SimpleGrid>
				<SimpleGrid cols={{ base: 2, sm: 4 }}>
					<NumberInput
						label={t('subject.SECONDS_ON_PAGE')}
						min={0}
						max={86_400}
						allowDecimal={false}
						{...form.getInputProps('secondsOnPage')}
					/>
					<NumberInput
						label={t('subject.SECONDS_ON_SITE')}
						min={0}
						max={86_400}
						allowDecimal={false}
						{...form.getInputProps('secondsOnSite')}
					/>
					<NumberInput
						label={t('subject.PAGES_SEEN')}
						min={0}
						max={86_400}
						allowDecimal={false}
						{...form.getInputProps('pagesSeen')}
					/>
					<NumberInput
						label={t('subject.VISITS')}
						min={0}
						max={86_400}
						allowDecimal={false}
						{...form.getInputProps('visits')}
					/>
				</SimpleGrid>
				<SimpleGrid cols={{ base: 1, sm: 2 }}>
					<Select
						label={t('subject.DEVICE')}
						clearable
						data={CHOICES.DEVICE.map((each) => ({ value: each, label: t(`device.${each}`) }))}
						{...form.getInputProps('device')}
					/>
					<Select
						label={t('subject.BROWSER')}
						clearable
						data={[...CHOICES.BROWSER]}
						{...form.getInputProps('browser')}
					/>
					<Select label={t('subject.SYSTEM')} clearable data={[...CHOICES.SYSTEM]} {...form.getInputProps('system')} />
					<Select
						label={t('subject.COUNTRY')}
						clearable
						searchable
						data={useCountries()}
						{...form.getInputProps('country')}
					/>
				</SimpleGrid>
				<MultiSelect
					label={t('test.labels')}
					clearable
					searchable
					maxValues={20}
					data={labels.map((each) => ({ value: each.id, label: each.name }))}
					{...form.getInputProps('labelIds')}
				/>
				<Checkbox label={t('value.requested')} {...form.getInputProps('chatRequested', { type: 'checkbox' })} />
				<Checkbox label={t('value.clicked')} {...form.getInputProps('clicked', { type: 'checkbox' })} />
				<Checkbox label={t('value.identified')} {...form.getInputProps('identified', { type: 'checkbox' })} />
				<Group>
					<Button type="submit" variant="default" loading={busy}>
						{t('test.run')}
					</Button>
				</Group>
				<ProblemAlert problem={problem} />
				{result && <Result result={result} />}
			</Stack>
		</Paper>
	);
}

function Result({ result }: { result: ChatTriggerTest }) {
	const { t } = useTranslation('trigger');
	const text = useConditionText();
	const fires = result.verdicts.find((each) => each.triggerId === result.fires);
	return (
		<Stack gap="xs" role="status">
			<Text fw={600}>{fires ? t('test.fires', { name: fires.name }) : t('test.nothing')}</Text>
			<List size="sm">
				{result.verdicts.map((each) => (
					<List.Item key={each.triggerId}>
						<Text size="sm" fw={600} span>
							{each.name}
						</Text>
						{': '}
						{each.fits
							? t(each.triggerId === result.fires ? 'test.first' : 'test.later')
							: each.checks
									.filter((check) => !check.holds)
									.map((check) =>
										check.condition
											? t('test.missing', { condition: text(check.condition) })
											: t(`check.${check.kind}`),
									)
									.join('; ')}
						{each.fitsInSeconds !== null && ` – ${t('test.in', { count: each.fitsInSeconds })}`}
					</List.Item>
				))}
			</List>
		</Stack>
	);
}
