import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconCheck, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface ColumnMenuProps {
	columns: { key: string; label: string }[];
	/** Keys of those that are not shown. */
	hidden: string[];
	onChange: (hidden: string[]) => void;
}

/** Chooses what a list shows besides what names its rows. */
export function ColumnMenu({ columns, hidden, onChange }: ColumnMenuProps) {
	const { t } = useTranslation('ticket');
	return (
		<Menu position="bottom-end" closeOnItemClick={false}>
			<Menu.Target>
				<Tooltip label={t('list.columns')}>
					<ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('list.columns')}>
						<IconColumns3 size={16} />
					</ActionIcon>
				</Tooltip>
			</Menu.Target>
			<Menu.Dropdown>
				{columns.map(({ key, label }) => {
					const shown = !hidden.includes(key);
					return (
						<Menu.Item
							key={key}
							role="menuitemcheckbox"
							aria-checked={shown}
							leftSection={<IconCheck size={16} visibility={shown ? 'visible' : 'hidden'} />}
							onClick={() => onChange(shown ? [...hidden, key] : hidden.filter((each) => each !== key))}
						>
							{label}
						</Menu.Item>
					);
				})}
			</Menu.Dropdown>
		</Menu>
	);
}
