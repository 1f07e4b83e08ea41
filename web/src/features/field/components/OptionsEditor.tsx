import { ActionIcon, Button, Checkbox, Group, Input, Stack, TextInput } from '@mantine/core';
import {
	IconArrowDown,
	IconArrowUp,
	IconIndentDecrease,
	IconIndentIncrease,
	IconPlus,
	IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LEVELS, type OptionDraft, settled } from '../formValues';

interface OptionsEditorProps {
	options: OptionDraft[];
	onChange: (options: OptionDraft[]) => void;
	/** Whether a choice may belong to another. */
	tree: boolean;
	error?: string;
}

const INDENT = 24;

/** The choices of a field, in their order; of a tree, each under the one it belongs to. */
export function OptionsEditor({ options, onChange, tree, error }: OptionsEditorProps) {
	const { t } = useTranslation('field');
	const change = (index: number, with_: Partial<OptionDraft>) =>
		onChange(settled(options.map((each, at) => (at === index ? { ...each, ...with_ } : each))));
	const swap = (index: number, other: number) => {
		const moved = [...options];
		[moved[index], moved[other]] = [moved[other], moved[index]];
		onChange(settled(moved));
	};
	const add = () => {
		const level = tree ? (options.at(-1)?.level ?? 0) : 0;
		onChange([...options, { key: crypto.randomUUID(), optionId: null, label: '', level, active: true }]);
	};
	return (
		<Input.Wrapper
			label={t('form.options')}
			description={tree ? t('form.treeHint') : t('form.optionsHint')}
			inputWrapperOrder={['label', 'description', 'input', 'error']}
			error={error}
		>
			<Stack gap={6} mt="xs">
				{options.map((each, index) => {
					const name = each.label || t('form.optionNumber', { number: index + 1 });
					return (
						<Group key={each.key} gap={4} wrap="nowrap" pl={{ base: each.level * 8, sm: each.level * INDENT }}>
							<TextInput
								flex={1}
								miw={90}
								aria-label={t('form.optionNumber', { number: index + 1 })}
								maxLength={120}
								value={each.label}
								onChange={(event) => change(index, { label: event.currentTarget.value })}
							/>
							<Checkbox
								aria-label={t('form.optionActive', { name })}
								title={t('active')}
								checked={each.active}
								onChange={(event) => change(index, { active: event.currentTarget.checked })}
							/>
							{tree && (
								<>
									<ActionIcon
										variant="subtle"
										color="gray"
										aria-label={t('form.outdent', { name })}
										disabled={each.level === 0}
										onClick={() => change(index, { level: each.level - 1 })}
									>
										<IconIndentDecrease size={16} />
									</ActionIcon>
									<ActionIcon
										variant="subtle"
										color="gray"
										aria-label={t('form.indent', { name })}
										disabled={index === 0 || each.level > options[index - 1].level || each.level === LEVELS - 1}
										onClick={() => change(index, { level: each.level + 1 })}
									>
										<IconIndentIncrease size={16} />
									</ActionIcon>
								</>
							)}
							<ActionIcon
								variant="subtle"
								color="gray"
								visibleFrom="sm"
								aria-label={t('moveUp', { name })}
								disabled={index === 0}
								onClick={() => swap(index, index - 1)}
							>
								<IconArrowUp size={16} />
							</ActionIcon>
							<ActionIcon
								variant="subtle"
								color="gray"
								visibleFrom="sm"
								aria-label={t('moveDown', { name })}
								disabled={index === options.length - 1}
								onClick={() => swap(index, index + 1)}
							>
								<IconArrowDown size={16} />
							</ActionIcon>
							<ActionIcon
								variant="subtle"
								color="gray"
								aria-label={t('form.removeOption', { name })}
								onClick={() => onChange(settled(options.filter((other) => other !== each)))}
							>
								<IconTrash size={16} />
							</ActionIcon>
						</Group>
					);
				})}
				<Group>
					<Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
						{t('form.addOption')}
					</Button>
				</Group>
			</Stack>
		</Input.Wrapper>
	);
}
