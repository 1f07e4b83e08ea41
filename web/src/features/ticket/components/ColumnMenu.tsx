import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
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
		<Menu position="bottom-end">
			<Menu.Target>
				<Tooltip label={t('list.columns')}>
					<ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('list.columns')}>
						<IconColumns3 size={16} />
					</ActionIcon>
				</Tooltip>
			</Menu.Target>
			<Menu.Dropdown>
				{columns.map(({ key, label }) => (
					<Menu.CheckboxItem
						key={key}
						checked={!hidden.includes(key)}
						onChange={(shown) => onChange(shown ? hidden.filter((each) => each !== key) : [...hidden, key])}
					>
						{label}
					</Menu.CheckboxItem>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}
