import { Button, Group, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ActionBar.module.css';
import { useActions } from './ActionProvider';
import { Keys } from './Keys';
import type { Action } from './types';

interface ActionBarProps<Context> {
	actions: Action<Context>[];
	context: Context;
	moreLabel: string;
}

/** The actions of a page: the main ones as buttons, all else under one menu. */
export function ActionBar<Context>({ actions, context, moreLabel }: ActionBarProps<Context>) {
	const { t } = useTranslation();
	const [running, setRunning] = useState<string | null>(null);
	const applicable = useActions(actions, context);
	const isPrimary = ({ primary: main }: Action<Context>) => (typeof main === 'function' ? main(context) : main);
	const primary = applicable.filter(isPrimary);
	const rest = applicable.filter((each) => !isPrimary(each));
	const run = async (action: Action<Context>) => {
		setRunning(action.name);
		try {
			await action.run(context);
		} finally {
			setRunning(null);
		}
	};
	return (
		<Group gap="xs" role="group" aria-label={t('frame:actions')}>
			{primary.map((action, index) => (
				<Button
					key={action.name}
					className={classes.button}
					variant={index === 0 ? 'filled' : 'default'}
					leftSection={<action.icon size={16} />}
					loading={running === action.name}
					onClick={() => void run(action)}
					data-action={action.name}
				>
					{t(action.labelKey)}
				</Button>
			))}
			{rest.length > 0 && (
				<Menu position="bottom-end">
					<Menu.Target>
						<Button className={classes.button} variant="default" rightSection={<IconChevronDown size={16} />}>
							{moreLabel}
						</Button>
					</Menu.Target>
					<Menu.Dropdown maw="calc(100vw - 16px)">
						{rest.map((action) => (
							<Menu.Item
								key={action.name}
								leftSection={<action.icon size={16} />}
								rightSection={action.shortcut ? <Keys shortcut={action.shortcut} size="xs" /> : undefined}
								onClick={() => void run(action)}
								data-action={action.name}
							>
								{t(action.labelKey)}
							</Menu.Item>
						))}
					</Menu.Dropdown>
				</Menu>
			)}
		</Group>
	);
}
