import { Alert, ColorInput, Fieldset, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contrast } from '../../../frame/accent';
import { inkOn, isColor, type WidgetTexts, type WidgetValues } from '../values';
import { WidgetPreview } from './WidgetPreview';

const SWATCHES = ['#1971c2', '#0b6e6e', '#2b6a1f', '#5f3dc4', '#862e9c', '#a61e4d', '#c92a2a', '#a33b00', '#343a40'];

/** What can be told apart from a white page, by WCAG. */
const SEEN_FROM = 3;

interface Props {
	form: UseFormReturnType<WidgetValues>;
	/** What the preview says. */
	texts: WidgetTexts;
}

/** Where it waits and in which colour, with a picture of it as it would be. */
export function LookSection({ form, texts }: Props) {
	const { t } = useTranslation('webchat');
	const { side, color } = form.getValues();
	const shown = isColor(color) ? color : '#1971c2';
	const ink = inkOn(shown);
	const ratio = contrast(shown, ink).toLocaleString(undefined, { maximumFractionDigits: 1 });
	return (
		<Fieldset legend={t('look')}>
			<SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
				<Stack>
					<div>
						<Text size="sm" fw={500} mb={4} id="widget-side">
							{t('side.label')}
						</Text>
						<SegmentedControl
							aria-labelledby="widget-side"
							data={(['LEFT', 'RIGHT'] as const).map((value) => ({ value, label: t(`side.${value}`) }))}
							{...form.getInputProps('side')}
						/>
					</div>
					<ColorInput
						label={t('color')}
						description={t(ink === '#ffffff' ? 'inkWhite' : 'inkBlack', { ratio })}
						format="hex"
						swatches={SWATCHES}
						swatchesPerRow={9}
						eyeDropperButtonProps={{ 'aria-label': t('pickColor') }}
						{...form.getInputProps('color')}
					/>
					{contrast(shown, '#ffffff') < SEEN_FROM && (
						<Alert color="yellow" role="status">
							{t('paleColor')}
						</Alert>
					)}
				</Stack>
				<WidgetPreview side={side} color={shown} ink={ink} texts={texts} />
			</SimpleGrid>
		</Fieldset>
	);
}
