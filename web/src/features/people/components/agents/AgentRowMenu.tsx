import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconDots, IconMail, IconMailForward, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../../api/client';
import type { AgentSummary } from '../../../../api/types';

/** What can be done with an agent from the list (CAG-1). */
export function AgentRowMenu({ agent }: { agent: AgentSummary }) {
	const { t } = useTranslation('people');
	const [busy, setBusy] = useState(false);
	const send = async (path: 'access-data' | 'resend-link') => {
		setBusy(true);
		try {
			await request('POST', `/agents/${agent.id}/${path}`);
			notifications.show({ message: t('linkSent', { email: agent.email }) });
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		} finally {
			setBusy(false);
		}
	};
	return (
		<Menu position="bottom-end">
			<Menu.Target>
				<ActionIcon variant="subtle" color="gray" loading={busy} aria-label={t('actionsOf', { name: agent.name })}>
					<IconDots size={18} />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Item component={Link} to={`/settings/agents/${agent.id}`} leftSection={<IconPencil size={16} />}>
					{t('frame:edit')}
				</Menu.Item>
				{agent.active && (
					<Menu.Item leftSection={<IconMail size={16} />} onClick={() => void send('access-data')}>
						{t('sendAccessData')}
					</Menu.Item>
				)}
				{agent.active && !agent.emailValidated && (
					<Menu.Item leftSection={<IconMailForward size={16} />} onClick={() => void send('resend-link')}>
						{t('resendLink')}
					</Menu.Item>
				)}
				<Menu.Item
					component={Link}
					to="/settings/agents/new"
					search={{ from: agent.id } as never}
					leftSection={<IconCopy size={16} />}
				>
					{t('duplicate')}
				</Menu.Item>
			</Menu.Dropdown>
		</Menu>
	);
}
