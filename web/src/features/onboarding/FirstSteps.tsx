import { Button, Group, Paper, Progress, Text, Title, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../api/client';
import type { FirstStep, FirstStepsProgress } from '../../api/types';
import { useMay } from '../../frame/session';
import classes from './FirstSteps.module.css';

const key = ['first-steps'] as const;

/** Where each step is done. */
const PLACES: Record<FirstStep, string> = {
	COMPANY: '/settings/company',
	DEPARTMENT: '/settings/departments/new',
	HOURS: '/settings/work-shifts',
	AGENTS: '/settings/agents',
	MAILBOX: '/settings/mailboxes/new',
	TICKET: '/tickets/new',
};

/** What a new account has left to set up, for administrators, until all is done or they put it away (STP-1). */
export function FirstSteps() {
	const administrator = useMay('MANAGE_ACCOUNT');
	const { data } = useQuery({
		queryKey: key,
		queryFn: () => request<FirstStepsProgress>('GET', '/first-steps'),
		enabled: administrator,
		// One comes back here right after a step.
		staleTime: 0,
	});
	const done = data?.steps.filter((each) => each.done).length ?? 0;
	if (!data || data.dismissed || done === data.steps.length) {
		return null;
	}
	return <StepList progress={data} done={done} />;
}

function StepList({ progress: { steps }, done }: { progress: FirstStepsProgress; done: number }) {
	const { t } = useTranslation('onboarding');
	const putAway = usePutAway();
	return (
		<Paper component="section" withBorder p="md" mb="lg" aria-labelledby="first-steps">
			<Group justify="space-between" align="flex-start" wrap="nowrap">
				<div>
					<Title order={2} size="h5" id="first-steps">
						{t('title')}
					</Title>
					<Text size="sm" c="dimmed">
						{t('text')}
					</Text>
				</div>
				<Button variant="subtle" color="gray" size="compact-sm" flex="none" onClick={() => void putAway()}>
					{t('dismiss')}
				</Button>
			</Group>
			<Group gap="sm" my="sm" wrap="nowrap">
				<Progress value={(100 * done) / steps.length} flex={1} aria-hidden />
				<Text size="xs" c="dimmed">
					{t('progress', { done, all: steps.length })}
				</Text>
			</Group>
			<ul className={classes.steps}>
				{steps.map((each) => (
					<li key={each.step}>
						<Link to={PLACES[each.step]} className={classes.step} data-done={each.done || undefined}>
							{each.done ? <IconCircleCheckFilled size={20} aria-hidden /> : <IconCircleDashed size={20} aria-hidden />}
							<span>
								<Text span size="sm" fw={500} display="block">
									{t(`step.${each.step}.name`)}
									<VisuallyHidden>: {t(each.done ? 'done' : 'ahead')}</VisuallyHidden>
								</Text>
								<Text span size="xs" c="dimmed" display="block">
									{t(`step.${each.step}.text`)}
								</Text>
							</span>
						</Link>
					</li>
				))}
			</ul>
		</Paper>
	);
}

/** Puts the list away at once, and offers to bring it back. */
function usePutAway() {
	const { t } = useTranslation('onboarding');
	const queries = useQueryClient();
	/** Answers whether it went through. */
	const change = async (method: 'PUT' | 'DELETE') => {
		try {
			await request(method, '/first-steps/dismissal');
			await queries.invalidateQueries({ queryKey: key });
			return true;
		} catch (failure) {
			notifications.show({ message: problemText(failure), color: 'red' });
			return false;
		}
	};
	return async () => {
		if (!(await change('PUT'))) {
			return;
		}
		const id = notifications.show({
			color: 'balcao',
			message: (
				<Group justify="space-between" wrap="nowrap">
					{t('dismissed')}
					<Button
						size="compact-sm"
						variant="light"
						flex="none"
						onClick={() => {
							notifications.hide(id);
							void change('DELETE');
						}}
					>
						{t('undo')}
					</Button>
				</Group>
			),
			autoClose: 8000,
		});
	};
}
