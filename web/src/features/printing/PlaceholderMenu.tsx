import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PrintPlaceholder } from '../../api/types';

interface PlaceholderMenuProps {
	placeholders: PrintPlaceholder[];
	onInsert: (text: string) => void;
}

/** What a template can name, to be put where one writes (PRN-5). */
export function PlaceholderMenu({ placeholders, onInsert }: PlaceholderMenuProps) {
	const { t } = useTranslation('printing');
	return (
		<Menu position="bottom-start" shadow="md" width={280} returnFocus={false}>
			<Menu.Target>
				<Button variant="default" size="compact-sm" leftSection={<IconBraces size={16} />}>
					{t('insert')}
				</Button>
			</Menu.Target>
			<Menu.Dropdown>
				<ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0 }}>
					{placeholders.map((each) => (
						<Menu.Item key={each.name} onClick={() => onInsert(written(each))}>
							{t(`placeholder.${each.name.replace('.', '_')}`)}
						</Menu.Item>
					))}
				</ScrollArea.Autosize>
			</Menu.Dropdown>
		</Menu>
	);
}

/** A placeholder as a template writes it; a list with what each of its items has. */
export function written({ name, kind, items }: PrintPlaceholder): string {
	if (kind !== 'LIST') {
		return `{{${name}}}`;
	}
	const inside = items.map((each) => `{{${each}}}`).join(' ');
	return `{{#${name}}}\n<p>${inside}</p>\n{{/${name}}}`;
}
