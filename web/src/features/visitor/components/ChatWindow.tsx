import { ActionIcon, Group, Menu, Title } from '@mantine/core';
import { IconArrowsDiagonal, IconDots, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConversationPane } from '../../conversation/components/ConversationPane';
import { SIZES, useWindowSize, type WindowSize } from '../chatWindow';
import classes from './ChatWindow.module.css';

/** A visitor's conversation below the grid, in one of three sizes (GRD-3). */
export function ChatWindow({ id, onClose }: { id: string; onClose(): void }) {
	const { t } = useTranslation('visitor');
	const [size, setSize] = useWindowSize();
	return (
		<section className={classes.window} data-size={size} aria-label={t('window.title')}>
			<Group className={classes.bar} justify="space-between" wrap="nowrap">
				<Title order={2} size="h6">
					{t('window.title')}
				</Title>
				<Group gap={4} wrap="nowrap">
					<Menu position="bottom-end">
						<Menu.Target>
							<ActionIcon variant="subtle" color="gray" aria-label={t('window.menu')}>
								<IconDots size={18} />
							</ActionIcon>
						</Menu.Target>
						<Menu.Dropdown>
							<Menu.Label>{t('window.size')}</Menu.Label>
							<Menu.RadioGroup
								aria-label={t('window.size')}
								value={size}
								onChange={(value) => setSize(value as WindowSize)}
							>
								{SIZES.map((each) => (
									<Menu.RadioItem key={each} value={each} closeMenuOnClick>
										{t(`window.sizes.${each}`)}
									</Menu.RadioItem>
								))}
							</Menu.RadioGroup>
							<Menu.Divider />
							<Menu.Item component={Link} to={`/conversations/${id}`} leftSection={<IconArrowsDiagonal size={16} />}>
								{t('window.leave')}
							</Menu.Item>
						</Menu.Dropdown>
					</Menu>
					<ActionIcon variant="subtle" color="gray" aria-label={t('window.close')} onClick={onClose}>
						<IconX size={18} />
					</ActionIcon>
				</Group>
			</Group>
			<div className={classes.content}>
				<ConversationPane key={id} id={id} narrow={false} />
			</div>
		</section>
	);
}
