import { Button, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconDots, IconKey, IconLogout, IconShieldCheck, IconUserOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../../api/client';
import type { Agent } from '../../../../api/types';
import { DeleteButton } from '../../../../frame/DeleteButton';
import { useProblemForm } from '../../../../frame/forms';
import { ProblemAlert } from '../../../../frame/ProblemAlert';
import { useMe } from '../../../../frame/session';
import { NewPasswordField } from '../../../access/components/NewPasswordField';
import { ResetSecondFactor } from '../../../access/components/ResetSecondFactor';
import { DepartureDialog } from './DepartureDialog';

interface AgentCommandsProps {
	agent: Agent;
	/** Told what went wrong, for the form to show. */
	onProblem: (text: string) => void;
}

/** What can be done with an agent besides changing their record. */
export function AgentCommands({ agent, onProblem }: AgentCommandsProps) {
	const { t } = useTranslation('people');
	const me = useMe();
	const navigate = useNavigate();
	const queries = useQueryClient();
	const [dialog, setDialog] = useState<'password' | 'departure' | null>(null);
	const others = !agent.isOwner && agent.id !== me.agent.id;
	const [running, setRunning] = useState<string | null>(null);
	const run = async (path: string, told: string) => {
		setRunning(path);
		try {
			await request('POST', `/agents/${agent.id}/${path}`);
			notifications.show({ message: told });
			await queries.invalidateQueries({ queryKey: ['agents'] });
		} catch (failure) {
			onProblem(problemText(failure));
		} finally {
			setRunning(null);
		}
	};
	return (
		<>
			{agent.locked && (
				<Button
					variant="default"
					loading={running === 'unlock'}
					onClick={() => void run('unlock', t('unlocked', { name: agent.name }))}
				>
					{t('unlock')}
				</Button>
			)}
			{agent.active && (!agent.emailValidated || agent.pendingEmail) && (
				<Button
					variant="default"
					loading={running === 'resend-link'}
					onClick={() => void run('resend-link', t('linkSent', { email: agent.pendingEmail ?? agent.email }))}
				>
					{t('resendLink')}
				</Button>
			)}
			{me.agent.isAdministrator && others && agent.emailValidated && (
				<ResetSecondFactor id={agent.id} name={agent.name} />
			)}
			<Menu position="bottom-end">
				<Menu.Target>
					<Button variant="default" leftSection={<IconDots size={16} />}>
						{t('more')}
					</Button>
				</Menu.Target>
				<Menu.Dropdown>
					<Menu.Item
						component={Link}
						to={`/settings/agents/${agent.id}/rights`}
						leftSection={<IconShieldCheck size={16} />}
					>
						{t('groups.whatAndWhy')}
					</Menu.Item>
					<Menu.Item
						leftSection={<IconCopy size={16} />}
						onClick={() => void navigate({ to: '/settings/agents/new', search: { from: agent.id } as never })}
					>
						{t('duplicate')}
					</Menu.Item>
					{others && agent.active && (
						<Menu.Item leftSection={<IconKey size={16} />} onClick={() => setDialog('password')}>
							{t('definePassword')}
						</Menu.Item>
					)}
					{agent.id !== me.agent.id && agent.active && (
						<Menu.Item
							leftSection={<IconLogout size={16} />}
							onClick={() => void run('sign-out', t('sessionsEnded', { name: agent.name }))}
						>
							{t('endSessions')}
						</Menu.Item>
					)}
					{others && (
						<Menu.Item leftSection={<IconUserOff size={16} />} onClick={() => setDialog('departure')}>
							{t(agent.active ? 'deactivate' : 'handOver')}
						</Menu.Item>
					)}
				</Menu.Dropdown>
			</Menu>
			{others && (
				<DeleteButton
					question={t('deleteAgent', { name: agent.name })}
					onDelete={async () => {
						await request('DELETE', `/agents/${agent.id}`);
						await queries.invalidateQueries({ queryKey: ['agents'] });
						await navigate({ to: '/settings/agents' });
					}}
					instead={agent.active && { label: t('deactivateInstead'), run: () => setDialog('departure') }}
				/>
			)}
			{dialog === 'password' && <PasswordDialog agent={agent} onClose={() => setDialog(null)} />}
			{dialog === 'departure' && <DepartureDialog agent={agent} onClose={() => setDialog(null)} />}
		</>
	);
}

/** Gives the agent another password, chosen by the administrator. */
function PasswordDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
	const { t } = useTranslation('people');
	const queries = useQueryClient();
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { password: '' },
		validate: { password: (value) => (value ? null : t('required.password')) },
	});
	const save = async () => {
		if (await submit((body) => request<void>('PUT', `/agents/${agent.id}/password`, { body }))) {
			notifications.show({ message: t('passwordDefined', { name: agent.name }) });
			await queries.invalidateQueries({ queryKey: ['agents'] });
			onClose();
		}
	};
	return (
		<Modal opened onClose={onClose} title={t('definePassword')} closeButtonProps={{ 'aria-label': t('frame:close') }}>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void save();
				}}
			>
				<Stack>
					<ProblemAlert problem={problem} />
					<Text size="sm">{t(agent.emailValidated ? 'definePasswordText' : 'definePasswordFirstText')}</Text>
					<NewPasswordField label={t('newPassword')} data-autofocus {...form.getInputProps('password')} />
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={onClose}>
							{t('frame:cancel')}
						</Button>
						<Button type="submit" loading={busy}>
							{t('definePassword')}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
